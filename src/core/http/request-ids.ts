/** What an answer calls itself: by these ids the people who run the site find it in their logs. */
import { clip } from './clip.ts';
import { readHeaders } from './headers.ts';
import type { Header } from './response.ts';

export interface RequestId {
  /** The header it came in. */
  readonly header: string;
  readonly value: string;
}

/** Vendors’ and common names, most telling first. Nothing that says who the visitor is, ever. */
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

/** More than any real answer has. */
const most = 12;

/** The ids of an answer, as text to quote. */
export function requestIds(answer: readonly Header[]): readonly RequestId[] {
  const bag = readHeaders(answer);
  return headers
    .flatMap((header) => bag.all(header).map((value) => ({ header, value: clip(value) })))
    .filter(({ value }) => value !== '')
    .slice(0, most);
}
