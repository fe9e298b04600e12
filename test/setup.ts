/** The same generated documents on every run of `npm test`, so that a build is never red by chance; `npm run test:long` draws new ones. */
import fc from 'fast-check'

if (process.env['MODE'] !== 'long') fc.configureGlobal({ seed: 20261120 })
