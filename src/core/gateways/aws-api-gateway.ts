import { custom, fingerprint, firstPresent, type ResponseSnapshot } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { AWS, inFront } from './owner-commands.ts';

export const awsApiGateway: Intermediary = { id: 'aws-api-gateway', name: 'AWS API Gateway', kind: 'gateway' };

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
export const awsApiGatewayFingerprint = fingerprint(awsApiGateway, {
  sendsNoServer: hasRequestId,
  vendorHeader: (headers) => firstPresent(headers, 'x-amzn-errortype'),
  pages: [
    custom('plain', (snapshot) => isOwnJson(snapshot) && hasRequestId(snapshot)),
    custom('plain', ({ page }) => page.json?.['message'] === 'Endpoint request timed out' && Object.keys(page.json).length === 1),
  ],
  pathHeaders: ['apigw-requestid', 'x-amz-apigw-id'],
});

function hasRequestId({ headers }: ResponseSnapshot): boolean {
  return firstPresent(headers, 'apigw-requestid', 'x-amz-apigw-id') !== undefined;
}

function isOwnJson({ page }: ResponseSnapshot): boolean {
  const message = page.json?.['message'];
  return (
    Object.keys(page.json ?? {}).length === 1 &&
    ['Service Unavailable', 'Internal Server Error', 'Internal server error'].some((words) => words === message)
  );
}

export const awsApiGatewayOwner = inFront(awsApiGateway, AWS, ['aws logs tail /aws/lambda/your-function --since 1h']);
