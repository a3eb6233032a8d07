const { mergeInternalComponents } = require('@tarojs/shared');

mergeInternalComponents(require('./attrs'));
