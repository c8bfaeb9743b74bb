namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A file that is put into a container before it starts.</summary>
public abstract class ContainerFileBase : ContainerFileSystemItem
{
    /// <summary>The text of the file. Either this or the <see cref="SourcePath"/> is set.</summary>
    public string? Contents { get; set; }

    /// <summary>The file on this machine that is copied. Either this or the <see cref="Contents"/> is set.</summary>
    public string? SourcePath { get; set; }

    /// <summary>Whether the container starts although the file could not be put into it.</summary>
    public bool? ContinueOnError { get; set; }
}
