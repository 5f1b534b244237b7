/** The request ids of a response, by which the site's operators can find the request in their logs. */
import { clip } from './clip.ts';
import { readHeaders } from './headers.ts';
import type { Header } from './response.ts';

export interface RequestId {
  /** The name of its header, in lower case. */
  readonly header: string;
  readonly value: string;
}

/** Vendor-specific and common header names, most useful first. None may identify the visitor. */
// In no gateway's file: their order counts across all, some are of services without a file, and what goes into reports is read in one place.
const headers: readonly string[] = [
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'traceparent',
  'x-trace-id',
  'x-b3-traceid',
  'cf-ray',
  'x-amz-cf-id',
  'x-amzn-requestid',
  'x-amzn-trace-id',
  'x-amz-request-id',
  'x-amz-apigw-id',
  'x-azure-ref',
  'x-ms-request-id',
  'x-ms-correlation-request-id',
  'x-cloud-trace-context',
  'x-vercel-id',
  'x-nf-request-id',
  'x-railway-request-id',
  'rndr-id',
  'heroku-request-id',
  'x-vcap-request-id',
  'x-kong-request-id',
  'x-akamai-request-id',
  'akamai-grn',
  'x-fastly-request-id',
  'x-served-by',
  'fly-request-id',
  'cdn-requestid',
  'x-varnish',
];

/** More than any real response has. */
const most = 12;

/** The request ids of a response, clipped for quoting; at most twelve. */
export function requestIds(response: readonly Header[]): readonly RequestId[] {
  const fields = readHeaders(response);
  return headers
    .flatMap((header) => fields.all(header).map((value) => ({ header, value: clip(value) })))
    .filter(({ value }) => value !== '')
    .slice(0, most);
}
