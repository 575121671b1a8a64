// Firm
