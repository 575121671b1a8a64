// What reaches a person who looks elsewhere: a sound, and a notice of the system's.

let audio = null;

/** Two short tones, quiet enough for a room with others in it. */
export function ring() {
  try {
    audio ??= new AudioContext();
    [[660, 0], [880, 0.16]].forEach(([pitch, delay]) => tone(audio, pitch, audio.currentTime + delay));
  } catch { /* a browser without sound shows the offer all the same */ }
}

function tone(context, pitch, start) {
  const [source, volume] = [context.createOscillator(), context.createGain()];
  source.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.14);
  source.connect(volume).connect(context.destination);
  source.start(start);
  source.stop(start + 0.15);
}

/** A notice of the system's, where the person allowed it; a click brings the page to the front. */
export function notify(title, body) {
  if (globalThis.Notification?.permission !== "granted") return;
  const notice = new Notification(title, { body, icon: "icon.svg", tag: "baton-desk" });
  notice.onclick = () => {
    globalThis.focus();
    notice.close();
  };
}
