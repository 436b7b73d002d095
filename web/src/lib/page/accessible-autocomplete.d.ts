declare module 'accessible-autocomplete' {
	/** Its documented options, as far as they are used here. */
	interface Options {
		selectElement: HTMLSelectElement;
		defaultValue?: string;
		autoselect?: boolean;
		confirmOnBlur?: boolean;
		showAllValues?: boolean;
		dropdownArrow?: () => string;
	}
	const accessibleAutocomplete: { enhanceSelectElement(options: Options): void };
	export default accessibleAutocomplete;
}
