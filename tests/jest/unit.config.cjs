const { base } = require('./base.cjs');

module.exports = {
  ...base,
  displayName: 'rules',
  testRegex:
    '(shared|server|console|miniapp)/(src|config)/.*\\.spec\\.tsx?$|tests/(wechat-sandbox|weapp-host|support|data)/.*\\.spec\\.ts$',
  maxWorkers: '100%',
};
