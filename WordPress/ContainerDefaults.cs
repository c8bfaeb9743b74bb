namespace WpAspire.WordPress;

/// <summary>How this project's containers run: as ECS runs them, so that what fails there fails here.</summary>
internal static class ContainerDefaults
{
    /// <summary>What the images are made for, and what ECS enforces: nothing but the volumes and <c>/tmp</c> can be written to.</summary>
    public static readonly string[] Hardened =
    [
        "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
    ];

    /// <summary>The same for a site and its toolbox, as the user whom a site's files belong to. The images say so, too; in AWS the task has to.</summary>
    public static readonly string[] Site = ["--user", "33:33", .. Hardened];
}
