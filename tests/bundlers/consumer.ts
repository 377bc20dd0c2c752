// What a program in TypeScript may write and what not, against the types of the package. Checked, never run.
//
// Must stay true: every line under `@ts-expect-error` is a mistake that somebody could make, and the only one there.
import { mount, version } from 'yongxian';
import type { Change, ErrorCode, ExplainerError, Mounted, Settings, View, YongxianExplainer } from 'yongxian';

const place: Element = document.body;
const settings: Settings = { lang: 'en', view: 'models', theme: 'dark', state: 'q=GLM', group: 'a', syncUrl: '', data: { schema: 1 } };
const mounted: Mounted = mount(place, settings);
mount(place);
mounted.set({ theme: 'auto' });
mounted.state = 'q=GLM';
const counted: number = mounted.count;
const stop: () => void = mounted.on('change', ({ state, count }) => state.slice(count));
mounted.on('error', ({ code, message }) => message + code);
mounted.ready.catch((error: ExplainerError) => error.code === 'csp');
mounted.destroy();

// @ts-expect-error no such view
mount(place, { view: 'everything' });
// @ts-expect-error the attribute's name
mount(place, { 'sync-url': '' });
// @ts-expect-error an address is text
mount(place, { src: new URL('https://example.org/') });
// @ts-expect-error a selector is no element
mount('#here');
// @ts-expect-error the element may be missing
mount(document.querySelector('#here'));
// @ts-expect-error told, never set
mounted.count = 3;
// @ts-expect-error told, never set
mounted.host = document.body;
// @ts-expect-error the event has another name
mounted.on('yongxian-change', () => {});
// @ts-expect-error only an error has a code
mounted.on('change', ({ code }) => code);
// @ts-expect-error no such code
const wrong: ErrorCode = 'wasm';
// @ts-expect-error not exported
import { Mount } from 'yongxian';

const element: YongxianExplainer = document.createElement('yongxian-explainer');
element.setAttribute('view', 'points' satisfies View);
element.data = '{"schema":1}';
element.state = 'q=GLM';
element.ready.then((same: YongxianExplainer) => same.remove());
const found: YongxianExplainer | null = document.querySelector('yongxian-explainer');
element.addEventListener('yongxian-ready', ({ detail }) => detail.count + 1);
document.body.addEventListener('yongxian-error', ({ detail }) => detail.message.trim());
const heard = (change: Change) => change.state;
element.addEventListener('yongxian-change', ({ detail }) => heard(detail));

// @ts-expect-error a property that the element does not have
element.view = 'points';
// @ts-expect-error told, never set
element.ready = Promise.resolve(element);
// @ts-expect-error a change has no code
element.addEventListener('yongxian-change', ({ detail }) => detail.code);
// @ts-expect-error the state is text
element.state = { q: 'GLM' };

export { counted, found, stop, version, wrong };
