import pdfmake from 'pdfmake/build/pdfmake';
import regularFont from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import boldFont from '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf?url';
import type { PrintLayout } from '../../../domain/paper/print-layout';
import { renderPdf } from '../../../pdf/render.mjs';

const bytesOf = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status} ${url}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Prints one paper and ends. The fonts come from the platform and stay in the browser's cache; nothing is sent. */
onmessage = ({ data }: MessageEvent<PrintLayout>) => {
  Promise.all([bytesOf(regularFont), bytesOf(boldFont)])
    .then(([regular, bold]) => renderPdf(pdfmake, data, { regular, bold }))
    .then(
      (pdf) => postMessage({ pdf: Uint8Array.from(pdf) }),
      (error: unknown) => postMessage({ failed: String(error) }),
    );
};
