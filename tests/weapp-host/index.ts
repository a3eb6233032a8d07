export { WeappHost, type LaunchOptions } from './host';
export { Bundle } from './core/bundle';
