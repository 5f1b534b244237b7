/** A site's name: isolated from the direction around it, and broken only before dots. */
import { Fragment, type VNode } from 'preact';

/** The host as text, whatever is in it. */
export function HostName({ host, breaks = false }: { host: string; breaks?: boolean }): VNode {
  if (!breaks) return <bdi>{host}</bdi>;
  const [first, ...labels] = host.split('.');
  return (
    <bdi title={host}>
      {first}
      {labels.map((label, at) => (
        <Fragment key={at}>
          <wbr />.{label}
        </Fragment>
      ))}
    </bdi>
  );
}
