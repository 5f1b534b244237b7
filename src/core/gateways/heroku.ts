import { hasElement } from '../page/parsed-page.ts';
import { custom, fingerprint, text, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { maintenance, site, type Intermediary } from './intermediary.ts';
import { line, platform } from './owner-commands.ts';

export const heroku: Intermediary = {
  id: 'heroku',
  name: 'Heroku',
  kind: 'gateway',
  codes: {
    'heroku:application-error': site('The site’s application at Heroku crashed or did not answer in time.'),
    'heroku:maintenance': maintenance('The site’s owner has put it into maintenance mode at Heroku.'),
  },
};

/** https://devcenter.heroku.com/articles/error-pages: the text is in a frame. */
export const herokuFingerprint = fingerprint(heroku, {
  serverPrefixes: ['cowboy', 'heroku', 'vegur'],
  serverHeader: 'rewrites',
  pages: [
    custom('html', isErrorFrame),
    text('Application error An error occurred in the application and your page could not be served.**'),
  ],
  aliases: ['heroku-router', 'vegur', 'heroku'],
  readCodes,
});

function isErrorFrame({ page }: ResponseSnapshot): boolean {
  const isOwnSource = ['//www.herokucdn.com/error-pages/*', '//s3.amazonaws.com/heroku_pages/*'].some((source) =>
    ['', 'https:', 'http:'].some((scheme) => hasElement(page, 'iframe', 'src', scheme + source)),
  );
  return isOwnSource && page.skeleton.endsWith('</title><iframe></iframe>');
}

function readCodes({ page }: ResponseSnapshot): readonly FoundCode[] {
  const source = page.elements.find((part) => part.name === 'iframe')?.attributes.get('src') ?? '';
  return [source.includes('maintenance') ? ['maintenance mode', 'maintenance'] : ['Application Error', 'application-error']];
}

/** https://devcenter.heroku.com/articles/error-codes */
export const herokuOwner = platform(heroku, {
  status: 'https://status.heroku.com/',
  logs: ['heroku logs --tail', 'heroku ps'],
  lines: [
    line('stopped', 'H10'),
    line('slow', 'H12'),
    line('closed', 'H13'),
    line('none-left', 'H14'),
    line('garbage', 'H17'),
    line('busy', 'R14'),
  ],
  restart: ['heroku restart'],
});
