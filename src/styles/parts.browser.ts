import { afterEach } from 'vitest';
import { cleanup } from 'vitest-browser-react';
import './app.css';

/** Before every `*.browser.test.tsx`: parts have the console's styles, and each test begins on an empty page. */
afterEach(cleanup);
