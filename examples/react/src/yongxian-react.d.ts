// Tells React's types of the element. Copy it into any React 19 project in TypeScript.
//
// Must stay true: names nothing but what the package exports.
import type { HTMLAttributes, RefAttributes } from 'react';
import type { Change, Problem, Settings, YongxianExplainer } from 'yongxian';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'yongxian-explainer': HTMLAttributes<YongxianExplainer> &
        RefAttributes<YongxianExplainer> &
        Omit<Settings, 'syncUrl'> & {
          'sync-url'?: string;
          'onyongxian-ready'?: (event: CustomEvent<Change>) => void;
          'onyongxian-change'?: (event: CustomEvent<Change>) => void;
          'onyongxian-error'?: (event: CustomEvent<Problem>) => void;
        };
    }
  }
}
