//! The site as a whole, and the server that carries it.

use crate::accounts::{Passwords, SiteKey};
use crate::front::Front;
use crate::mail::Room;
use crate::shelf::Shelf;
use crate::slice::{Foot, GlanceSource, TaskSource};
use crate::tries::Tries;
use crate::{Method, NavEntry, People, Route, Slice, dispatch, headers};
use axum::extract::{Request, State};
use axum::routing::{MethodFilter, on};
use axum::{Router, ServiceExt};
use kernel::contracts::diary::Entry;
use kernel::contracts::holder::Holder;
use kernel::contracts::published::{Published, PublishedSource};
use kernel::contracts::record::RecordSource;
use kernel::contracts::searched::Hit;
use kernel::contracts::sources::Source;
use kernel::jobs::JobKind;
use kernel::search::question::Question;
use kernel::{Actor, Kernel, Outcome, Unit};
use std::collections::BTreeMap;
use std::sync::Arc;
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// How this install is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// A demo: people can be chosen to sign in as, and a strip says so.
    pub demo: bool,
    /// Whether browsers reach it by https.
    pub secure: bool,
    /// The address in mails, without a slash at the end.
    pub base: String,
    /// The mailbox from which messages come: `board@council.example`.
    pub from: String,
    /// Whether messages leave this machine; otherwise somebody passes them on.
    pub sends: bool,
    /// Seals what a copy of the database must not give away.
    pub key: SiteKey,
}

/// The site.
pub struct App {
    /// The kernel.
    pub kernel: Arc<Kernel>,
    /// Counties and people.
    pub people: Arc<dyn People>,
    /// How it is run.
    pub options: Options,
    slices: Vec<Slice>,
    nav: Vec<NavEntry>,
    pub(crate) tries: Tries,
    pub(crate) passwords: Passwords,
    /// Pages that are read at once: more than can be worked on would only make each other late.
    pub(crate) desks: tokio::sync::Semaphore,
}

impl App {
    /// The site of these slices.
    pub fn new(kernel: Arc<Kernel>, people: Arc<dyn People>, slices: Vec<Slice>, options: Options) -> Self {
        let mut nav: Vec<NavEntry> = slices.iter().flat_map(|s| s.nav.iter().copied()).collect();
        nav.sort_by_key(|entry| entry.order);
        // A file's readers only take processor time; a server's also wait for it, as many at once as there are connections.
        let one_more = std::thread::available_parallelism().map_or(2, usize::from) + 1;
        let desks = kernel.store().readers().unwrap_or(one_more);
        kernel.lend(Arc::new(Room::new(&options, people.clone(), &slices)));
        Self {
            kernel,
            people,
            options,
            slices,
            nav,
            tries: Tries::default(),
            passwords: Passwords::default(),
            desks: tokio::sync::Semaphore::new(desks),
        }
    }

    /// Tables that the site itself needs.
    pub const MIGRATIONS: &'static [kernel::db::Migration] =
        &[crate::session::MIGRATION, crate::mail::store::MIGRATION, crate::tell::store::MIGRATION];

    /// Every route, in order of path.
    pub fn routes(&self) -> Vec<Route> {
        let mut all: Vec<Route> = self.slices.iter().flat_map(|s| s.routes.iter().copied()).collect();
        all.sort_by_key(|r| (r.path, r.method));
        all
    }

    /// Every kind of job that a slice knows how to do.
    pub fn jobs(&self) -> Vec<JobKind> {
        let of_slices = self.slices.iter().flat_map(|s| s.jobs.iter().copied());
        [crate::tell::daily::JOB].into_iter().chain(of_slices).collect()
    }

    /// Everything that papers can draw on, in order of slice.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.slices.iter().flat_map(|s| &s.sources)
    }

    /// Everything that moves when an organisation hands over to its successor.
    pub fn holders(&self) -> impl Iterator<Item = &Holder> {
        self.slices.iter().flat_map(|s| &s.holders)
    }

    /// Everything that gives to the public record, in order of slice.
    pub fn records(&self) -> impl Iterator<Item = RecordSource> {
        self.slices.iter().filter_map(|s| s.record)
    }

    /// Everything that anybody may read in a county (by its short name), the latest first. Always asked as the public, so that the list
    /// is the same for everybody.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    pub fn published(&self, unit: &mut Unit<'_>, county: &str) -> Outcome<Vec<Published>> {
        let sources: Vec<PublishedSource> = self.slices.iter().filter_map(|s| s.published).collect();
        crate::mail::published(unit, &sources, county)
    }

    /// What an actor finds in a county (by its short name), within what they may see: what asks for it in its title first, then the
    /// latest.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    pub fn found(
        &self,
        unit: &mut Unit<'_>,
        actor: &Actor,
        county: &str,
        question: &Question,
    ) -> Outcome<Vec<Hit>> {
        let mut all = Vec::new();
        for source in self.slices.iter().filter_map(|s| s.searched) {
            all.extend((source.find)(unit, actor, county, question)?);
        }
        all.sort_by_cached_key(|hit| {
            let in_title = question.fits(&hit.title);
            (!in_title, std::cmp::Reverse(hit.day), hit.kind, hit.href.clone())
        });
        Ok(all)
    }

    /// Everything that stands in the calendars of a county (by its short name) and that the actor may see, in order of time.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    pub fn diary(&self, unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Entry>> {
        let mut all = Vec::new();
        for source in self.slices.iter().filter_map(|s| s.diary) {
            all.extend(source(unit, actor, county)?);
        }
        all.sort_by(|a, b| (a.from, &a.uid).cmp(&(b.from, &b.uid)));
        Ok(all)
    }

    pub(crate) fn foot(&self) -> impl Iterator<Item = &Foot> {
        self.slices.iter().flat_map(|s| s.foot)
    }

    pub(crate) fn nav(&self) -> &[NavEntry] {
        &self.nav
    }

    pub(crate) fn task_sources(&self) -> impl Iterator<Item = TaskSource> {
        self.slices.iter().filter_map(|s| s.tasks)
    }

    pub(crate) fn glance_sources(&self) -> impl Iterator<Item = GlanceSource> {
        self.slices.iter().filter_map(|s| s.glances)
    }

    /// The site as a service: for the server, and for tests that need no socket.
    pub fn service(self: &Arc<Self>) -> Router {
        let mut by_path: BTreeMap<&'static str, Vec<Route>> = BTreeMap::new();
        for route in self.routes() {
            by_path.entry(route.path).or_default().push(route);
        }
        let mut router = Router::new().route("/assets/{version}/{name}", axum::routing::get(dispatch::asset));
        for (path, routes) in by_path {
            let mut methods = axum::routing::MethodRouter::new();
            for route in routes {
                let filter = match route.method {
                    Method::Get => MethodFilter::GET,
                    Method::Post => MethodFilter::POST,
                };
                let handler = move |State(app): State<Arc<App>>, params, request| {
                    dispatch::run(app, route, params, request)
                };
                methods = methods.merge(on(filter, handler));
            }
            router = router.route(path, methods);
        }
        let secure = self.options.secure;
        let router = router.fallback(dispatch::missing).method_not_allowed_fallback(dispatch::not_so);
        // Whatever answers, and however it fails, says the same to the browser about what it may do with the answer.
        let told = axum::middleware::map_response(move |mut response: axum::response::Response| async move {
            headers::secure(response.headers_mut(), false, secure);
            response
        });
        router.layer(told).with_state(self.clone())
    }

    /// The whole of what a server carries: the public record from memory, and behind it the site with its answers made smaller.
    pub fn front(self: &Arc<Self>) -> Front<Router> {
        let behind = self.service().layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
        let shelf =
            self.kernel.record().ok().map(|house| Arc::new(Shelf::new(house.folder.clone(), &house.own)));
        Front::new(shelf, behind)
    }
}

/// Serves until `stop` ends.
///
/// # Errors
/// [`kernel::Fault::Broken`] when the socket fails.
pub async fn serve(
    app: Arc<App>,
    listener: tokio::net::TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Outcome<()> {
    let service =
        ServiceExt::<Request>::into_make_service_with_connect_info::<std::net::SocketAddr>(app.front());
    axum::serve(listener, service).with_graceful_shutdown(stop).await.map_err(kernel::Fault::broken)
}
