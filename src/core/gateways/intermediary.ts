/** An HTTP intermediary (RFC 9110 §3.7) or a service that answers in its place. */
export interface Intermediary {
  /** Never changes: it is in the history and in the panel's contract. */
  readonly id: string;
  /** A proper noun, not translated. */
  readonly name: string;
  /** Run by the site or its host (`gateway`), by a content delivery network, or for the visitor (`proxy`, RFC 9110 §3.7). */
  readonly kind: 'gateway' | 'cdn' | 'proxy';
  /** Its error codes and reasons by their key, `<id>:<code>`, which never changes. */
  readonly codes?: Readonly<Record<string, CodeMeaning>>;
}

export interface CodeMeaning {
  /** One English sentence for a visitor, who does not run the site. */
  readonly means: string;
  readonly fault: Fault;
  /** The code of a site switched off on purpose, so no failure. */
  readonly maintenance?: true;
}

/** The site's side failed. */
export const site = (means: string): CodeMeaning => ({ means, fault: 'site' });
/** The site's owner has switched it off for a while. */
export const maintenance = (means: string): CodeMeaning => ({ means, fault: 'site', maintenance: true });
/** The CDN itself failed. */
export const cdn = (means: string): CodeMeaning => ({ means, fault: 'cdn' });
/** The code does not tell which side failed. */
export const unsure = (means: string): CodeMeaning => ({ means, fault: 'unknown' });

export type Fault = 'site' | 'cdn' | 'visitor' | 'unknown';
