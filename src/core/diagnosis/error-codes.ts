import { INTERMEDIARIES } from '../gateways/all.ts';
import { cdn, site, unsure, type CodeMeaning } from '../gateways/intermediary.ts';

/** The error types of Proxy-Status (RFC 9209 §2.3), every one of them. */
const PROXY_STATUS: Readonly<Record<string, CodeMeaning>> = {
  'proxy-status:dns_timeout': site('The address of the server behind the gateway could not be looked up in time.'),
  'proxy-status:dns_error': site('Looking up the address of the server behind the gateway failed.'),
  'proxy-status:destination_not_found': site('The gateway does not know which server should answer this request.'),
  'proxy-status:destination_unavailable': site('The gateway considers the server behind it to be down.'),
  'proxy-status:destination_ip_prohibited': site('The gateway is not allowed to contact the address of the server behind it.'),
  'proxy-status:destination_ip_unroutable': site('The gateway has no route to the server behind it.'),
  'proxy-status:connection_refused': site('The server behind the gateway refused the connection.'),
  'proxy-status:connection_terminated': site('The server behind the gateway closed the connection before answering.'),
  'proxy-status:connection_timeout': site('The server behind the gateway did not accept a connection in time.'),
  'proxy-status:connection_read_timeout': site('The server behind the gateway stopped sending its answer.'),
  'proxy-status:connection_write_timeout': site('The server behind the gateway stopped reading the request.'),
  'proxy-status:connection_limit_reached': site('The gateway has already reached its connection limit.'),
  'proxy-status:tls_protocol_error': site('The encrypted connection to the server behind the gateway failed.'),
  'proxy-status:tls_certificate_error': site('The certificate of the server behind the gateway was not accepted.'),
  'proxy-status:tls_alert_received': site('The server behind the gateway reported a problem with the encrypted connection.'),
  'proxy-status:http_request_error': unsure('The gateway did not accept the request.'),
  'proxy-status:http_request_denied': unsure('The gateway’s rules forbid this request.'),
  'proxy-status:http_response_incomplete': site('The answer from the server behind the gateway was cut off.'),
  'proxy-status:http_response_header_section_size': site('The answer’s headers were too large for the gateway.'),
  'proxy-status:http_response_header_size': site('One of the answer’s headers was too large for the gateway.'),
  'proxy-status:http_response_body_size': site('The answer was too large for the gateway.'),
  'proxy-status:http_response_trailer_section_size': site('The answer’s trailers were too large for the gateway.'),
  'proxy-status:http_response_trailer_size': site('One of the answer’s trailers was too large for the gateway.'),
  'proxy-status:http_response_transfer_coding': site('The gateway could not decode the answer’s transfer encoding.'),
  'proxy-status:http_response_content_coding': site('The gateway could not decompress the answer.'),
  'proxy-status:http_response_timeout': site('The server behind the gateway took too long to answer.'),
  'proxy-status:http_upgrade_failed': site('Switching the connection to another protocol failed.'),
  'proxy-status:http_protocol_error': site('The server behind the gateway did not send valid HTTP.'),
  'proxy-status:proxy_internal_response': unsure('The gateway made this answer itself, without asking the server behind it.'),
  'proxy-status:proxy_internal_error': cdn('The gateway itself had an internal error.'),
  'proxy-status:proxy_configuration_error': site('The gateway is misconfigured.'),
  'proxy-status:proxy_loop_detected': site('The request went around in a loop between gateways.'),
};

/** Every code and reason with a known meaning, by a key that never changes: `<gateway>:<code>` or `proxy-status:<error>`. */
export const ERROR_CODES: Readonly<Record<string, CodeMeaning>> = Object.assign(
  {},
  PROXY_STATUS,
  ...INTERMEDIARIES.map(({ codes }) => codes),
);
