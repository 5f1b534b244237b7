/** `i18n.getMessage` as in browsers, reading the English messages. */
import en from '../../public/_locales/en/messages.json' with { type: 'json' };

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** Loads the English messages, as in an installed extension. */
export function speakEnglish(uiLanguage = 'en-GB'): void {
  const messages = en as Record<string, Entry>;
  const getMessage = (key: string, substitutions: string[] = []): string => {
    const entry = messages[key];
    if (!entry || substitutions.length > 9) return '';
    return entry.message.replace(/\$(\w+)\$/g, (_, name: string) => {
      const content = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
      return content.replace(/\$(\d)/, (_match, position: string) => substitutions[Number(position) - 1] ?? '');
    });
  };
  Object.assign(globalThis, { chrome: { i18n: { getMessage, getUILanguage: () => uiLanguage } } });
}
