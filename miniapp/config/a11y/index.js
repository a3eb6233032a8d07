const path = require('node:path');

/** Taro plugin: screen readers get the `aria-*` attributes the pages write (weapp only; H5 keeps them by itself). */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, require('./attrs'));
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'runtime.js')].flat();
    },
  });
};
