import { Outlet } from '@tanstack/react-router';
import { PageTabs } from '#src/shell/page-tabs.tsx';

/** The frame of the pages of Organization Settings: the tabs that lead to them. */
export function SettingsFrame() {
  return (
    <>
      <PageTabs of="settings" />
      <Outlet />
    </>
  );
}
