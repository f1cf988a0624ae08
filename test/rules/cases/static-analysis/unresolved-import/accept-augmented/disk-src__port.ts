import './config.js';

declare module './config.js' {
  export interface Port {
    readonly port: number;
  }
}
