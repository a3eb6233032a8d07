/// <reference types="@tarojs/taro" />

declare module '*.png' {
  const url: string;
  export default url;
}

declare module '*.jpg';
declare module '*.svg';
declare module '*.scss';

/** Origin of the API server, fixed when the bundle is built; empty means the page's own origin (H5). */
declare const API_BASE: string;

declare namespace NodeJS {
  interface ProcessEnv {
    readonly TARO_ENV: 'weapp' | 'h5';
    readonly NODE_ENV: 'development' | 'production';
    readonly API_BASE?: string;
  }
}
