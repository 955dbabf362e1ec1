"""Office: the staff's workbook, and what follows from their choice."""
