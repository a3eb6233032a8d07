export * from './route';
export * from './client';
export * from './issues';
export * from './photos';
export * from './people';
export * from './areas';
export * from './inbox';
