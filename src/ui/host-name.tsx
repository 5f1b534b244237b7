/** A host name, isolated from the surrounding text direction. */
import { Fragment, type VNode } from 'preact';

/** With `breaks`, lines may break before dots only. */
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
