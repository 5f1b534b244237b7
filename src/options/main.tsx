/** The settings page. */
import { render } from 'preact';
import { direction, language, say } from '../sentences.ts';
import { Options } from './options.tsx';

document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = say('optTitle');
render(<Options />, document.body);
