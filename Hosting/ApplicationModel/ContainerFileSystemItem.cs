namespace WpAspire.Hosting.ApplicationModel;

/// <summary>A file or directory that is put into a container before it starts.</summary>
public abstract class ContainerFileSystemItem
{
    private string _name = string.Empty;

    /// <summary>The name, without a directory.</summary>
    public string Name
    {
        get => _name;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.AsSpan().IndexOfAny('/', '\\') >= 0 || value is "." or "..")
            {
                throw new DistributedApplicationException($"The container file name '{value}' is a path: put the file in directories instead.");
            }

            _name = value;
        }
    }

    /// <summary>The user's numeric id, or <see langword="null"/> for the default of the whole.</summary>
    public int? Owner { get; set; }

    /// <summary>The group's numeric id, or <see langword="null"/> for the default of the whole.</summary>
    public int? Group { get; set; }

    /// <summary>The permissions, or <see cref="UnixFileMode.None"/> for those that the umask leaves.</summary>
    public UnixFileMode Mode { get; set; }
}
