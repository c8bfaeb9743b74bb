namespace WpAspire.Hosting.ApplicationModel;

/// <summary>Where a URL is shown.</summary>
public enum UrlDisplayLocation
{
    /// <summary>In lists and in the details of the resource.</summary>
    SummaryAndDetails = 0,

    /// <summary>In the details of the resource only.</summary>
    DetailsOnly = 1,
}
