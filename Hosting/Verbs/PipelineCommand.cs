namespace WpAspire.Hosting.Verbs;

/// <summary>A verb that executes a step of the pipeline.</summary>
internal sealed record PipelineCommand
{
    /// <summary>The verb.</summary>
    public required string Verb { get; init; }

    /// <summary>What it does, with examples, as its help shows it.</summary>
    public required string Description { get; init; }

    /// <summary>The step, or nothing if the command line names it.</summary>
    public string? Step { get; init; }

    /// <summary>What is being done to the site, such as <c>Publishing</c>.</summary>
    public required string Doing { get; init; }

    /// <summary>Whether it may ask before it goes on, so that <c>--yes</c> is an option of it.</summary>
    public bool Asks { get; init; }
}
