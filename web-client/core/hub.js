/**
 * What the connection needs of a SignalR HubConnection.
 *
 * @typedef {{
 *   start(): Promise<void>,
 *   stop(): Promise<void>,
 *   on(name: string, handler: (...args: any[]) => void): void,
 *   onclose(handler: (error?: Error) => void): void,
 *   invoke(method: string, ...args: unknown[]): Promise<any>,
 * }} Hub
 */

/**
 * A hub connection over a WebSocket alone: without negotiation, any server node may take it.
 *
 * @param {string} url
 * @returns {Hub}
 */
export function makeSignalRHub(url) {
  return new signalR.HubConnectionBuilder()
    .withUrl(url, { transport: signalR.HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(signalR.LogLevel.None)
    .build();
}
