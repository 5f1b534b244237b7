/** The extension test: its progress, its result, or the manual test. */
import type { VNode } from 'preact';
import type { ExtensionsView as Test, PanelView } from '../../core/view/view.ts';
import { t, type KeyWithoutValues } from '../../i18n/translate.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { resultOf } from '../steps/step-state.tsx';
import { Culprits } from './culprits.tsx';
import { ExtensionList } from './extension-list.tsx';
import { ManualTest } from './manual-test.tsx';
import { TestNote } from './test-note.tsx';

/** The title of the view for this stage of the test. */
export function testTitle(test: Test | undefined): KeyWithoutValues {
  if (test?.kind === 'manual') return 'manualTitle';
  return test?.kind === 'found' ? 'extTitle' : 'extTesting';
}

/** The element carries the step's id and result. */
export function ExtensionsView({ view, test }: { view: PanelView; test: Test }): VNode {
  return (
    <div class="extension-test" data-step="extensions" data-result={resultOf(view, 'extensions')}>
      <Stage view={view} test={test} />
    </div>
  );
}

function Stage({ view, test }: { view: PanelView; test: Test }): VNode {
  switch (test.kind) {
    case 'manual':
      return <ManualTest view={view} test={test} />;
    case 'testing':
      return <Testing test={test} />;
    case 'found':
      return <Culprits test={test} />;
    case 'stuck':
      return (
        <>
          <p class="panel-why">{t('extStuck')}</p>
          <ExtensionList extensions={test.left} />
        </>
      );
    case 'restored':
    case 'left-off':
    case 'none-of-these':
      return <TestNote test={test} />;
  }
}

function Testing({ test }: { test: Extract<Test, { kind: 'testing' }> }): VNode {
  const { round, rounds, isElsewhere, extensions } = test;
  return (
    <>
      {isElsewhere ? (
        <div class="button-row">
          <p class="panel-why">{t('extElsewhere')}</p>
          <ActionButton act="extensions" class="button">
            {t('extShowTab')}
          </ActionButton>
        </div>
      ) : (
        <p class="panel-why">{t(round === 1 ? 'extFirst' : 'extHalf')}</p>
      )}
      <div class="extension-test-rounds" aria-hidden="true">
        {Array.from({ length: rounds }, (_, at) => (
          <i key={at} class={at + 1 < round ? 'is-done' : at + 1 === round ? 'is-now' : ''} />
        ))}
      </div>
      <p class="text-soft text-small">{t('extRound', { n: round, total: rounds })}</p>
      <ExtensionList extensions={extensions} />
    </>
  );
}
