namespace WpAspire.Hosting.Images;

/// <summary>Says that a container's image is built from a Dockerfile of the model, and named after its content.</summary>
internal sealed class ContentImageAnnotation : IResourceAnnotation;
