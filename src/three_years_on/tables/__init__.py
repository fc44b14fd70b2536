"""A folder or a workbook in, checked tables out, or every fault with its place."""
