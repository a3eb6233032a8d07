import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type Box, fit, pan, type Size, type Viewport, zoom } from './viewport';

/** A hand that trembles less than this has pressed, not dragged. */
const DRAG_PX = 4;
const STEP_PX = 60;
const ZOOM_STEP = 1.5;
/** Per unit the wheel turns: one notch is about a sixth. */
const WHEEL_STEP = 0.0015;

export interface ViewportControl {
  /** The element the map fills. */
  attach: (element: HTMLDivElement | null) => void;
  size: Size | null;
  view: Viewport | null;
  zoomBy: (factor: number) => void;
  zoomTo: (box: Box) => void;
  fitAll: () => void;
  /** True while the map is dragged and for the click that ends a drag. */
  dragged: () => boolean;
  drag: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
  };
  onKey: (key: string) => boolean;
}

interface Look {
  size: Size | null;
  /** Null until someone looks elsewhere than home. */
  moved: Viewport | null;
}

type Move = (view: Viewport, size: Size) => Viewport;

/**
 * Looking about: by wheel, by hand, by buttons and by keys. Until it is moved, the map keeps showing `home`, which may
 * be less than `whole`.
 */
export function useViewport(home: Box | null, whole: Box | null): ViewportControl {
  const [element, attach] = useState<HTMLDivElement | null>(null);
  const [look, setLook] = useState<Look>({ size: null, moved: null });
  const grip = useRef<{ x: number; y: number; far: boolean } | null>(null);
  const wasDrag = useRef(false);

  const change = useCallback(
    (move: Move) =>
      setLook((now) => {
        const view = viewOf(now, home);
        return view && now.size ? { ...now, moved: move(view, now.size) } : now;
      }),
    [home],
  );

  useEffect(() => {
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      const room = entry?.contentRect;
      if (!room || room.width === 0 || room.height === 0) return;
      setLook((now) => ({ ...now, size: { width: room.width, height: room.height } }));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);

  useEffect(() => {
    if (!element) return;
    // React listens to the wheel passively, which could not stop the page from scrolling along.
    const turned = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      change((now, room) => zoom(now, Math.exp(-event.deltaY * WHEEL_STEP), at, room));
    };
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [element, change]);

  const zoomBy = (factor: number): void =>
    change((now, room) => zoom(now, factor, { x: room.width / 2, y: room.height / 2 }, room));

  const zoomTo = useCallback((target: Box) => change((_, room) => fit(target, room)), [change]);
  const fitAll = (): void => change((now, room) => (whole ? fit(whole, room) : now));

  const keys: Record<string, () => void> = {
    ArrowLeft: () => change((now) => pan(now, STEP_PX, 0)),
    ArrowRight: () => change((now) => pan(now, -STEP_PX, 0)),
    ArrowUp: () => change((now) => pan(now, 0, STEP_PX)),
    ArrowDown: () => change((now) => pan(now, 0, -STEP_PX)),
    '+': () => zoomBy(ZOOM_STEP),
    '=': () => zoomBy(ZOOM_STEP),
    '-': () => zoomBy(1 / ZOOM_STEP),
    '0': fitAll,
  };

  return {
    attach,
    size: look.size,
    view: viewOf(look, home),
    zoomBy,
    zoomTo,
    fitAll,
    dragged: () => wasDrag.current,
    drag: {
      onPointerDown: (event) => {
        wasDrag.current = false;
        if (event.button === 0) grip.current = { x: event.clientX, y: event.clientY, far: false };
      },
      onPointerMove: (event) => {
        const held = grip.current;
        if (!held || event.buttons === 0) return;
        const dx = event.clientX - held.x;
        const dy = event.clientY - held.y;
        if (!held.far && Math.hypot(dx, dy) < DRAG_PX) return;
        // Captured only now: a capture from the start would take the click away from the grid under the pointer.
        if (!held.far) event.currentTarget.setPointerCapture(event.pointerId);
        wasDrag.current = true;
        grip.current = { x: event.clientX, y: event.clientY, far: true };
        change((now) => pan(now, dx, dy));
      },
      onPointerUp: () => {
        grip.current = null;
      },
    },
    onKey: (key) => {
      keys[key]?.();
      return key in keys;
    },
  };
}

function viewOf({ size, moved }: Look, home: Box | null): Viewport | null {
  return moved ?? (home && size ? fit(home, size) : null);
}
