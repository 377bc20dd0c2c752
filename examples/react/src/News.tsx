// A news page in React with the explainer in it: its settings are props, what it tells is React state.
//
// Must stay true: the explainer's state is set when the page wants something, through the ref, and not with every
// rendering; what the reader does meanwhile is never taken back.
import { Fragment, useRef, useState } from 'react';
import type { Change, Theme, View, YongxianExplainer } from 'yongxian';
import other from './other.json';

const VIEWS: View[] = ['full', 'points', 'models', 'timeline'];
const THEMES: Theme[] = ['auto', 'light', 'dark'];
const START = ['text', 'explainer', 'more'];

export function News() {
  const explainer = useRef<YongxianExplainer>(null);
  const [isShown, setShown] = useState(true);
  const [order, setOrder] = useState(START);
  const [lang, setLang] = useState('en');
  const [view, setView] = useState<View>('models');
  const [theme, setTheme] = useState<Theme>('auto');
  const [data, setData] = useState<unknown>();
  const [told, setTold] = useState<Change | null>(null);
  const [problem, setProblem] = useState('');
  const [readies, setReadies] = useState(0);

  const parts: Record<string, React.ReactNode> = {
    text: <p>Text before the explainer, until it is moved.</p>,
    explainer: isShown && (
      <yongxian-explainer
        ref={explainer}
        lang={lang}
        view={view}
        theme={theme}
        data={data}
        onyongxian-ready={({ detail }) => {
          setTold(detail);
          setReadies((count) => count + 1);
        }}
        onyongxian-change={({ detail }) => setTold(detail)}
        onyongxian-error={({ detail }) => setProblem(`${detail.code}: ${detail.message}`)}
      />
    ),
    more: <p>More text.</p>,
  };

  return (
    <main>
      <h1>A news page</h1>
      <p>
        <button id="toggle" onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide' : 'Show'}
        </button>
        <button id="move" onClick={() => setOrder(([first = '', ...rest]) => [...rest, first])}>
          Move
        </button>
        <button
          id="state"
          onClick={() => {
            if (explainer.current) explainer.current.state = 'q=GLM';
          }}
        >
          Only GLM
        </button>
        <button id="data" onClick={() => setData(data ? undefined : other)}>
          {data ? 'Its own document' : 'Another document'}
        </button>
        <button id="bad-data" onClick={() => setData({ models: 'none' })}>
          No document
        </button>
        <button id="lang" onClick={() => setLang(lang === 'en' ? 'zh' : 'en')}>
          {lang === 'en' ? '中文' : 'English'}
        </button>
        <select id="view" value={view} onChange={(event) => setView(event.target.value as View)}>
          {VIEWS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <select id="theme" value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
          {THEMES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </p>
      <p role="status">
        <output id="shown-state">{told?.state}</output>
        <output id="shown-count">{told?.count}</output>
        <output id="readies">{readies}</output>
        <output id="problem">{problem}</output>
      </p>
      <div id="story">
        {order.map((name) => (
          <Fragment key={name}>{parts[name]}</Fragment>
        ))}
      </div>
    </main>
  );
}
