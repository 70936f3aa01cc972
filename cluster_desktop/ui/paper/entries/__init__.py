"""The fields in the cells, one module for each way of answering."""
