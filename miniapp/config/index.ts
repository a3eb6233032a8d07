import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

/** TypeScript source outside `src/` is compiled only when both `compile.include` lists below name its folder. */
const SHARED = path.resolve(__dirname, '..', '..', 'shared', 'src');

const isH5 = process.env.TARO_ENV === 'h5';

/** The H5 build is served by the API server itself, so an empty base means "same origin". */
const apiBase = process.env.API_BASE ?? (isH5 ? '' : 'http://127.0.0.1:3000');

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'hongqi-wangshi',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Not for a phone: Taro 4.2.1 gives code shared by two packages no hash of its own, so the cache hands out what it was
  // before the last change.
  cache: { enable: isH5 },
  // Sizes are written in px as on a 375 px screen; the output is rpx, twice the number.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  // One folder per platform: otherwise weapp and h5 overwrite each other.
  outputRoot: `dist/${process.env.TARO_ENV}`,
  alias: {
    '@': path.resolve(__dirname, '..', 'src'),
    '@hongqi/shared': path.join(SHARED, 'index.ts'),
  },
  defineConstants: { API_BASE: JSON.stringify(apiBase) },
  plugins: [path.resolve(__dirname, 'a11y', 'index.js')],
  // Beyond 8 levels Taro falls back to the recursive `comp` component; 16 would add 22 KB to every package start.
  baseLevel: 8,
  mini: {
    compile: { include: [SHARED] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    compile: { include: [SHARED] },
    publicPath: '/m/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    webpackChain(chain) {
      // npm keeps the React plugin in this workspace's own folder, while taro-h5 at the root imports it.
      chain.resolve.modules.add('node_modules').add(path.resolve(__dirname, '..', 'node_modules'));
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    // Type grows with the screen up to the widest phone, not up to a desk's.
    postcss: {
      pxtransform: { enable: true, config: { maxRootSize: 23 } },
      autoprefixer: { enable: true },
      cssModules: { enable: false },
    },
  },
}));
