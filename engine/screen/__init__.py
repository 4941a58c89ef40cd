"""The shared screen: a window that shows one view and sends what is pressed."""
