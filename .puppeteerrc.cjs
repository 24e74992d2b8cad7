/**
 * Puppeteer must not download a browser while npm installs: on a closed network that fails the
 * whole installation. Tuban looks for one itself (src/render/chromium.ts says where).
 */
module.exports = { skipDownload: true };
