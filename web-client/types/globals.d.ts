import type * as SignalR from '@microsoft/signalr';

declare global {
  /** Set by /vendor/signalr.js, a plain script that runs before app.js. */
  var signalR: typeof SignalR;
}
