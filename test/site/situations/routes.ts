/** Ways to get to a failing page: redirects and forms. */
import { page, send, sendNginx } from '../pages.ts';
import type { Part, Situation } from '../situation.ts';

export const routes: readonly Situation[] = [
  {
    path: '/redirect',
    title: 'Redirect to a 502',
    expect: 'panel',
    status: 502,
    notes: 'The panel speaks of the page at the end, not of the link.',
    answer: (response) => send(response, 302, { location: '/502?redirected' }),
  },
  {
    path: '/redirect-chain',
    title: 'Chain of redirects',
    expect: 'panel',
    status: 502,
    notes: 'Three hops: 301, 307, 302.',
    answer: (response) => send(response, 301, { location: '/redirect-chain/2' }),
  },
  {
    path: '/form/send',
    title: 'A form whose answer is a 502',
    expect: 'panel',
    status: 502,
    method: 'POST',
    notes: 'Nothing sends it again without the browser’s own question. Opened as a link it is a healthy page with the form.',
    answer: (response, { request }) => (request.method === 'POST' ? sendNginx(response) : send(response, 200, {}, formPage)),
  },
  {
    path: '/form/see-other',
    title: 'A form that leads to a 502',
    expect: 'panel',
    status: 502,
    method: 'POST',
    notes: 'The form arrived (303) and only the page after it fails: that one may be loaded again freely.',
    answer: (response) => send(response, 303, { location: '/502?after-form' }),
  },
];

export const routeParts: readonly Part[] = [
  { path: '/redirect-chain/2', answer: (response) => send(response, 307, { location: '/redirect-chain/3' }) },
  { path: '/redirect-chain/3', answer: (response) => send(response, 302, { location: '/502?chained' }) },
];

const formPage = page(
  'Order',
  '<form method="post" action="/form/send"><input name="article" value="1 teapot"> <button>Buy</button></form>',
);
