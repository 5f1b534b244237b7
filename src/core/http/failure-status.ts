/** The status codes that indicate a gateway failure. */
// Cloudflare's are not in its file: every navigation and the panel ask for them, and neither loads a fingerprint for it.

/**
 * Whether only Cloudflare uses this status:
 * https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
export const isCloudflareStatus = (status: number): boolean => (status >= 520 && status <= 527) || status === 530;

/** Whether the status is a gateway failure: 502, 503, 504 (RFC 9110 §15.6.3-15.6.5) or one of Cloudflare's own. */
export const isFailure = (status: number): boolean => (status >= 502 && status <= 504) || isCloudflareStatus(status);

/** Whether the gateway timed out: 504 (RFC 9110 §15.6.5), Cloudflare's 522 (connection) or 524 (response). */
export const isTimeout = (status: number): boolean => status === 504 || status === 522 || status === 524;
