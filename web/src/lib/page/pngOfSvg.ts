/** The longest side of a picture. Px. */
const longestSide = 8_000;

/**
 * A drawing (SVG) as a picture (PNG), twice as sharp as it is large where it is not too large.
 * @throws Error where the browser cannot draw it: with the cure
 */
export async function pngOfSvg(svg: string): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const { naturalWidth: width, naturalHeight: height } = image;
	const scale = Math.min(2, longestSide / Math.max(width, height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((done, failed) => {
		canvas.toBlob((blob) => {
			if (blob !== null) done(blob);
			else failed(new Error('The picture is too large for this browser. Save it as SVG.'));
		}, 'image/png');
	});
}
