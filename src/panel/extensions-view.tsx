/** The extension test while it runs: what is off, what came out, or how to do it by hand. */
import type { VNode } from 'preact';
import type { ExtensionsView as Test, PanelView } from '../core/view.ts';
import { say, type PlainKey } from '../sentences.ts';
import { ExtensionList } from './extension-list.tsx';
import { GuidedTest } from './guided-test.tsx';
import { resultOf } from './result-of.ts';

/** The title of the view for this stage of the test. */
export function testTitle(test: Test): PlainKey {
  return test.kind === 'guided' ? 'extGuidedTitle' : 'extTesting';
}

/** The test; its element carries the step and how it went. */
export function ExtensionsView({ view, test }: { view: PanelView; test: Test }): VNode {
  return (
    <div class="test" data-step="extensions" data-result={resultOf(view, 'extensions')}>
      <Stage test={test} />
    </div>
  );
}

/** What came out of the test, as a sentence. */
export function verdictWords(verdict: 'not-the-cause' | 'one-is-the-cause' | undefined): PlainKey {
  if (verdict === undefined) return 'extFirst';
  return verdict === 'not-the-cause' ? 'extNone' : 'extOne';
}

function Stage({ test }: { test: Test }): VNode {
  switch (test.kind) {
    case 'guided':
      return <GuidedTest test={test} />;
    case 'off':
      return (
        <>
          <p class="why">{say(verdictWords(test.verdict))}</p>
          <ExtensionList extensions={test.extensions} />
        </>
      );
    case 'stuck':
      return (
        <>
          <p class="why">{say('extStuck')}</p>
          <ExtensionList extensions={test.left} />
        </>
      );
    case 'restored':
      return (
        <>
          {test.verdict && <p class="why">{say(verdictWords(test.verdict))}</p>}
          <p class="why">{say('extRestored')}</p>
        </>
      );
  }
}
