import { useEffect, useState } from 'react';

/** True once `isActive` has been true for so long (200 ms): short work shows no sign of waiting. */
export function useDelayed(isActive: boolean, milliseconds = 200): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (!isActive) return;
    const timer = setTimeout(() => setDue(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setDue(false);
    };
  }, [isActive, milliseconds]);
  return isActive && isDue;
}
