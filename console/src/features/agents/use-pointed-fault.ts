import { useEffect, useRef, useState } from 'react';

/** What is wrong with a form. Each time something is, also the same once more, the focus goes to the field in question. */
export function usePointedFault<Fault extends string>() {
  // A new object at each try, so that the same fault is pointed at again.
  const [found, setFound] = useState<{ readonly fault: Fault | null }>({ fault: null });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (found.fault !== null)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [found]);
  return { form, fault: found.fault, point: (fault: Fault | null) => setFound({ fault }) };
}
