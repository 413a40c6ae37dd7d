import { contextBridge, ipcRenderer } from 'electron';
import { channels, type DesktopBridge, type MenuCommand, type OpenedFile } from '../../contract/desktop-bridge.ts';

/**
 * Runs in the sandboxed window before the page. It hands the page's end of a message channel to the main process and
 * passes two kinds of news the other way; `ipcRenderer` itself never reaches the page.
 */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== channels.connect || event.ports.length !== 1) return;
  ipcRenderer.postMessage(channels.connect, null, [...event.ports]);
});

function subscribe<T>(channel: string, listener: (value: T) => void): () => void {
  // The first argument is Electron's event, which holds the sender: it stays here.
  const receive = (_event: unknown, value: T) => listener(value);
  ipcRenderer.on(channel, receive);
  return () => ipcRenderer.off(channel, receive);
}

const bridge: DesktopBridge = {
  shell: 'desktop',
  onCommand: (listener) => subscribe<MenuCommand>(channels.command, listener),
  onFile: (listener) => {
    const stop = subscribe<OpenedFile>(channels.file, listener);
    ipcRenderer.send(channels.listening);
    return stop;
  },
};

contextBridge.exposeInMainWorld('langganan', bridge);
