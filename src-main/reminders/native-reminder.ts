/** Reminders as notifications of the system; Electron's class for them comes in from outside. */
import type { Told } from './tell-reminders';

/** What is used of Electron's `Notification`. */
export interface NativeNotification {
  on(event: 'click' | 'close' | 'failed', listener: () => void): unknown;
  show(): void;
  close(): void;
}

/** That class. */
export interface NativeNotifications {
  new (options: { title: string; body: string }): NativeNotification;
  isSupported(): boolean;
}

/** Notifications kept for a click; the oldest are closed for newer ones. */
const MOST_KEPT = 20;

/** Shows notifications; false where there are none. They are kept while they are shown, or a click would be lost. */
export function nativeReminders(
  notifications: NativeNotifications,
): (told: Told, clicked: () => void) => boolean {
  const shown = new Set<NativeNotification>();
  return ({ title, body }, clicked) => {
    if (!notifications.isSupported()) return false;
    const notification = new notifications({ title, body });
    notification.on('click', () => {
      shown.delete(notification);
      clicked();
    });
    for (const event of ['close', 'failed'] as const)
      notification.on(event, () => shown.delete(notification));
    shown.add(notification);
    const [oldest] = shown;
    if (shown.size > MOST_KEPT && oldest) {
      shown.delete(oldest);
      oldest.close();
    }
    notification.show();
    return true;
  };
}
