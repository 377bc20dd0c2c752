// @ts-check
/**
 * The ways to install the page: a button where the browser offers to, drawn steps where only the reader can (iOS).
 *
 * Must stay true: on our own page alone; nothing is offered before the reader has read something, nor once it is
 * installed; the device is asked to keep what is stored only then.
 */
import { make } from './make.js';

/** How long the reader must have been beyond the head of the page to have read something, in ms. */
const READING = 5_000;

/** @typedef {Event & { prompt: () => Promise<{ outcome: string }> }} Invitation */

const WORDS = {
  zh: {
    install: '安装到这台设备',
    hint: '像应用一样打开，没有网络也能看。',
    accepted: '正在安装。装好后从桌面或主屏幕打开。',
    dismissed: '没有安装。想装的时候再按一次。',
    add: '添加到主屏幕',
    steps: '这台设备要自己动手，三步就好：',
    inSafari: '如果现在不是在 Safari 里，先用 Safari 打开本页。',
    share: '按一下浏览器的“分享”按钮。',
    choose: '往下翻，选“添加到主屏幕”。',
    confirm: '按右上角的“添加”。',
  },
  en: {
    install: 'Install on this device',
    hint: 'Opens like an app, with or without a network.',
    accepted: 'Installing. Open it from your desktop or home screen.',
    dismissed: 'Not installed. Press again whenever you like.',
    add: 'Add to home screen',
    steps: 'On this device it takes three steps of your own:',
    inSafari: 'If this is not Safari, open the page there first.',
    share: 'Press the browser’s share button.',
    choose: 'Scroll down and choose “Add to Home Screen”.',
    confirm: 'Press “Add” at the top right.',
  },
};

const words = () => WORDS[document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'];

/** @param {Invitation} [invitation] what the browser has offered by now */
export function offerInstall(invitation) {
  const { navigator } = /** @type {any} */ (window);
  const keepForGood = () => navigator.storage?.persist?.().catch(() => {});
  if (navigator.standalone || matchMedia('(display-mode: standalone)').matches) return keepForGood();
  // Only there where installing is the reader's work, and false as long as it is not done.
  const bySteps = navigator.standalone === false;
  let hasRead = false;
  const button = make('button', { type: 'button', class: 'install' });

  const show = () => {
    const possible = hasRead && (bySteps || invitation);
    button.textContent = bySteps ? words().add : words().install;
    // The panel with the steps is the one behind “Share”.
    if (bySteps) button.dataset.act = 'share';
    if (!possible) button.remove();
    else if (!button.isConnected) document.querySelector('body > footer')?.prepend(button);
  };
  const ask = async () => {
    const { outcome } = (await invitation?.prompt()) ?? {};
    // An invitation is good for one answer.
    invitation = undefined;
    show();
    return outcome === 'accepted' ? words().accepted : words().dismissed;
  };
  if (!bySteps) button.onclick = () => void ask().catch(() => {});

  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    invitation = /** @type {Invitation} */ (event);
    show();
  });
  addEventListener('appinstalled', () => {
    invitation = undefined;
    show();
    keepForGood();
  });
  addEventListener('yongxian:panel', (event) => {
    const panel = /** @type {CustomEvent<import('./panel.js').Panel>} */ (event).detail;
    if (bySteps) panel.add(steps());
    else if (hasRead && invitation) panel.way(words().install, words().hint, panel.button(words().install, ask));
  });
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['lang'] });
  afterReading(() => {
    hasRead = true;
    show();
  });
}

/** @param {() => void} act */
function afterReading(act) {
  /** @type {number | undefined} */
  let timer;
  const look = () => {
    const isReading = scrollY > innerHeight / 2;
    if (!isReading) {
      clearTimeout(timer);
      timer = undefined;
    } else {
      timer ??= window.setTimeout(() => {
        removeEventListener('scroll', look);
        act();
      }, READING);
    }
  };
  addEventListener('scroll', look, { passive: true });
  look();
}

/** What to press, as the reader will see it. */
const DRAWN = {
  share: 'M12 3v12M8 7l4-4 4 4M7 11H5v10h14V11h-2',
  choose: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM12 8v8M8 12h8',
  confirm: 'M5 13l4 4L19 7',
};

function steps() {
  const { add, steps, inSafari, ...step } = words();
  const items = /** @type {const} */ (['share', 'choose', 'confirm']).map((name) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(svg.namespaceURI ?? '', 'path');
    path.setAttribute('d', DRAWN[name]);
    svg.append(path);
    return make('li', {}, svg, make('span', {}, step[name]));
  });
  return make('section', { class: 'steps' }, make('h3', {}, add), make('p', {}, steps), make('ol', {}, ...items), make('p', {}, inSafari));
}
