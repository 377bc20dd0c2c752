// A page that a bundler builds: the element, which stands in the markup, and an explainer without it.
//
// Must stay true: no address is written here; the bundler finds and copies everything by itself.
import 'yongxian';
import { mount, version } from 'yongxian';

const explainer = mount(document.querySelector('#here'), { lang: 'zh', view: 'timeline' });
explainer.ready.then(() => (document.title = `ready ${version} ${explainer.count}`));
