namespace WpAspire.Hosting.Pipelines;

/// <summary>Somewhere that the application can be published to, whose <c>publish --json</c> gives a <see cref="PublishReport"/>.</summary>
/// <param name="Title">Its name for people, such as <c>AWS</c>.</param>
/// <param name="Environments">The environments that it has presets for, such as <c>dev</c> and <c>prod</c>; the first is looked at first.</param>
internal sealed record PublishTarget(string Title, IReadOnlyList<string> Environments);
